import { chatContract } from './chat/contract.ts';
import { localStage } from './chat/local-stage.ts';

chatContract('the local chat', localStage);
