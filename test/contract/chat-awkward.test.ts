import { awkwardStage } from './chat/awkward-stage.ts';
import { chatContract } from './chat/contract.ts';

chatContract('the awkward chat', awkwardStage);
