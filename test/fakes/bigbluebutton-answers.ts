/**
 * The answers of a BigBlueButton, word for word as its templates give them (bigbluebutton,
 * bigbluebutton-web/src/main/webapp/WEB-INF/freemarker/*.ftlx; examples in docs/development/api.md).
 */

export interface Meeting {
  readonly id: string;
  readonly created: number;
  /** As `create` gave them. */
  readonly parameters: URLSearchParams;
  /** What `create` was sent by POST. */
  readonly body: string;
  /** Moderators among them included. */
  persons: number;
  moderators?: number;
  joined: boolean;
  ended: boolean;
  /** Looks until an asked end has come. */
  ending?: number;
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const element = (name: string, text: string | number | boolean) =>
  `<${name}>${escaped(String(text))}</${name}>`;
const response = (inner: string) => `<response>\n${inner}\n</response>\n`;

export function success(elements: Readonly<Record<string, string | number | boolean>>): string {
  const inner = Object.entries(elements).map(([name, value]) => element(name, value));
  return response([element('returncode', 'SUCCESS'), ...inner].join('\n'));
}

/** Without a key as b3lb does it. */
export function failed(key: string, message: string): string {
  const named = key === '' ? '' : element('messageKey', key);
  return response(`${element('returncode', 'FAILED')}\n${named}\n${element('message', message)}`);
}

/** api-errors.ftlx of newer servers. */
export function failedInElements(key: string): string {
  const error = `<error>${element('key', key)}${element('message', 'why')}</error>`;
  return response(`${element('returncode', 'FAILED')}<errors>${error}</errors>`);
}

/** Of older ones (bigbluebutton#3735). */
export function failedInAttributes(key: string): string {
  return response(
    `${element('returncode', 'FAILED')}<errors><error key='${key}' message='Meeting id contains invalid characters.'/></errors>`,
  );
}

/** create-meeting.ftlx */
export function createdMeeting(meeting: Meeting, duplicate: boolean): string {
  const { parameters } = meeting;
  return success({
    meetingID: meeting.id,
    internalMeetingID: `640ab2bae07bedc4c163f679a746f7ab7fb5d1fa-${meeting.created}`,
    parentMeetingID: 'bbb-none',
    attendeePW: parameters.get('attendeePW') ?? '',
    moderatorPW: parameters.get('moderatorPW') ?? '',
    createTime: meeting.created,
    voiceBridge: 70757,
    dialNumber: '613-555-1234',
    createDate: new Date(meeting.created).toUTCString(),
    hasUserJoined: meeting.joined,
    duration: parameters.get('duration') ?? '0',
    hasBeenForciblyEnded: meeting.ended,
    messageKey: duplicate ? 'duplicateWarning' : '',
    message: duplicate ? 'This conference was already in existence and may currently be in progress.' : '',
  });
}

/** get-meeting-info.ftlx */
export function meetingInfo(meeting: Meeting): string {
  return response(`${element('returncode', 'SUCCESS')}\n${details(meeting)}`);
}

/** get-meetings.ftlx */
export function meetingList(meetings: readonly Meeting[]): string {
  if (meetings.length === 0) return noMeetings;
  const each = meetings.map((meeting) => `<meeting>\n${details(meeting)}\n</meeting>`);
  return response(`${element('returncode', 'SUCCESS')}\n<meetings>\n${each.join('\n')}\n</meetings>`);
}

export const noMeetings = response(
  '<returncode>SUCCESS</returncode>\n<meetings/>\n<messageKey>noMeetings</messageKey>\n<message>no meetings were found on this server</message>',
);

function details({ created, ended, id, joined, moderators, parameters, persons }: Meeting): string {
  const elements = {
    meetingName: parameters.get('name') ?? '',
    meetingID: id,
    internalMeetingID: `a0715c95000a2bcb90604ecc7097dbc94592c690-${created}`,
    createTime: created,
    createDate: new Date(created).toUTCString(),
    voiceBridge: 66052,
    dialNumber: '613-555-1234',
    attendeePW: parameters.get('attendeePW') ?? '',
    moderatorPW: parameters.get('moderatorPW') ?? '',
    running: persons > 0,
    duration: parameters.get('duration') ?? '0',
    hasUserJoined: joined,
    recording: false,
    hasBeenForciblyEnded: ended,
    startTime: created + 19,
    endTime: ended ? created + 20 : 0,
    participantCount: persons,
    listenerCount: 0,
    voiceParticipantCount: persons,
    videoCount: 0,
    maxUsers: parameters.get('maxParticipants') ?? '0',
    moderatorCount: moderators ?? 0,
  };
  const attendee = [
    element('userID', 'w_ftcrsyuh44oj'),
    element('fullName', 'Anton & <G>'),
    element('role', 'VIEWER'),
    '<customdata></customdata>',
  ].join('');
  return [
    ...Object.entries(elements).map(([name, value]) => element(name, value)),
    `<attendees>${`<attendee>${attendee}</attendee>`.repeat(persons)}</attendees>`,
    `<metadata>${metadata(parameters)}</metadata>`,
    element('isBreakout', parameters.get('isBreakout') ?? 'false'),
  ].join('\n');
}

/** ParamsProcessorUtil.java, processMetaParam: names are checked, then put in lower case. */
function metadata(parameters: URLSearchParams): string {
  return Array.from(parameters)
    .filter(([name]) => /^meta_[a-zA-Z][a-zA-Z0-9-]*$/.test(name))
    .map(([name, value]) => element(name.slice('meta_'.length).toLowerCase(), value))
    .join('');
}
