/**
 * The wire contract of `POST /api/ask` and of the WebSocket at `/ws`: types, limits and closed word lists.
 * This file imports nothing, so that the page can share it.
 *
 * A chat: the client opens the socket and gets `welcome`. Each `ask` carries an id of the client's choice;
 * the server answers with the parts `understood → verdict → cards → suggestions → done`, each with that id.
 * Asking again with an id that the server has answered (after a reconnect) repeats the recorded parts and
 * computes nothing: that holds for ids of at least `LIMITS.resumableIdCharacters`, which nobody else can
 * guess (use a UUID); a shorter id names an answer on its own socket only. `cancel` ends an answer: no part
 * follows it but `cancelled`.
 */
export const PROTOCOL_VERSION = 1;

/** Limits on what a client sends, in characters or bytes. `welcome` tells those of the server. */
export interface Limits {
  readonly questionCharacters: number;
  readonly bodyBytes: number;
  readonly frameBytes: number;
  readonly idCharacters: number;
  readonly resumableIdCharacters: number;
}

/** The limits of a server that is not told otherwise. */
export const LIMITS = {
  questionCharacters: 1000,
  // Room for some thousand characters more than a question may have, so that who pastes a long text
  // is told of the question's limit and keeps the connection.
  bodyBytes: 65_536,
  frameBytes: 65_536,
  idCharacters: 64,
  resumableIdCharacters: 16,
} as const satisfies Limits;

export type ListId = 'basic' | 'cooperative' | 'reclaimed';
export type ItemFieldId = 'category' | 'title' | 'departments' | 'upperDuty' | 'townshipDuty' | 'method';

export interface TownshipView {
  readonly id: string;
  readonly name: string;
  readonly county: string;
}

/** An item as the contract of `npm run items` prints it. */
export interface ItemView {
  readonly id: string;
  readonly township: TownshipView;
  readonly list: ListId;
  readonly no: number;
  readonly category: string;
  readonly title: string;
  readonly departments: readonly string[];
  readonly upperDuty: string | null;
  readonly townshipDuty: string | null;
  readonly method: string | null;
  readonly source: { readonly file: string; readonly lines: readonly [number, number] };
  readonly damaged: readonly ItemFieldId[];
  readonly corrected: readonly ItemFieldId[];
}

/** An item with the passage of the document it stands in (`GET /api/items/:id`). */
export interface ItemDetail extends ItemView {
  /** The source lines around the item, as the document has them. */
  readonly passage: readonly PassageLine[];
  readonly previous: string | null;
  readonly next: string | null;
  /** The same duty in other townships, and overlapping items of this one: ids. */
  readonly family: readonly string[];
}

/** A line of the document; `marks` are the runs [start, end) that belong to the item's cells. */
export interface PassageLine {
  readonly line: number;
  readonly text: string;
  readonly marks: readonly {
    readonly start: number;
    readonly end: number;
    readonly field: ItemFieldId | 'no';
  }[];
}

/** What an answer says of a matter. */
export type Verdict = '乡镇负责' | '上级牵头、乡镇配合' | '上级已收回' | '清单未列';

/** Why there is no answer. */
export type NoAnswerReason = 'out-of-scope' | 'not-listed' | 'unclear' | 'detail-not-listed' | 'harmful';

/** What a question wants to know. `list`, `count` and `department` are about many items, `small-talk` and `help` about none. */
export type Intent =
  | 'who'
  | 'how'
  | 'detail'
  | 'township-part'
  | 'department-part'
  | 'still'
  | 'either'
  | 'compare'
  | 'lookup'
  | 'list'
  | 'count'
  | 'department'
  | 'small-talk'
  | 'help';

/** An item shown in an answer. `quote` stands word for word in the item's cell `field`. */
export interface Citation {
  readonly id: string;
  readonly quote: string;
  readonly field: ItemFieldId;
  readonly verdict: Verdict;
  /** 牵头单位｜配合单位｜依据, one line for a work order. */
  readonly dispatch: string;
  readonly item: ItemView;
}

/** A matter to choose from, with the id of an item that stands for it. */
export interface ClarifyOption {
  readonly id: string;
  readonly label: string;
}

/** The body of `POST /api/ask`. */
export interface AskRequest {
  readonly question: string;
  readonly township?: string;
  readonly conversation?: string;
}

/** What the product took the question to be about; shown so that a reader can change it. */
export interface Understood {
  readonly township: TownshipView | null;
  /**
   * The matter, in the words of the entry or of the earlier question that was carried over; null when the lists hold
   * no such matter. A `not-listed` answer with a subject shows in `elsewhere` the same duty in other townships.
   */
  readonly subject: string | null;
  /** True when township or subject came from the conversation and not from the question's own words. */
  readonly carried: boolean;
  /** What the question was taken to want. Answers recorded before it was told have none. */
  readonly intent?: Intent;
}

/** The answer of `POST /api/ask`. Citations stand in rank order, best first. */
export interface Answer {
  readonly kind: 'answer' | 'clarify' | 'none';
  readonly reason: NoAnswerReason | null;
  readonly verdict: Verdict | null;
  /** What a person reads. The answers to several matters of one question are parted by an empty line. */
  readonly text: string;
  readonly citations: readonly Citation[];
  /** With `not-listed` for a named township: the other townships' entries. With other refusals: the nearest entry, which is not the answer. */
  readonly elsewhere: readonly Citation[];
  /** Departments that lead or took over, in rank order, as the list writes them. */
  readonly departments: readonly string[];
  readonly options: readonly ClarifyOption[];
  /** The best citation's line for the work order. */
  readonly dispatch: string | null;
  readonly understood: Understood;
  /** Probability that the first citation is right, 0..1. */
  readonly confidence: number;
  readonly suggestions: readonly string[];
  readonly conversation: string;
  readonly tookMs: number;
}

/**
 * How sure an answer is, in words: from `sure` on it stands without a remark, below `fair` with a strong one. Of the
 * development questions' answers 96 % cite a right entry first from `sure` on, 84 % between the two and 60 % below
 * `fair`, which is also where the answerer begins to ask back.
 */
export const CONFIDENCE_BANDS = { fair: 0.4, sure: 0.85 } as const;

export const ERROR_CODES = [
  'BAD_JSON',
  'BAD_BODY',
  'QUESTION_MISSING',
  'QUESTION_EMPTY',
  'QUESTION_TOO_LONG',
  'QUESTION_UNREADABLE',
  'TOWNSHIP_UNKNOWN',
  'CONVERSATION_UNKNOWN',
  'ITEM_UNKNOWN',
  'PARAMETER_INVALID',
  'ROUTE_UNKNOWN',
  'METHOD_NOT_ALLOWED',
  'BODY_TOO_LARGE',
  'RATE_LIMITED',
  'BUSY',
  'TOO_MANY_SOCKETS',
  'REQUEST_TIMEOUT',
  'HEADERS_TOO_LARGE',
  'HTTP_INVALID',
  'HOST_FORBIDDEN',
  'FRAMES_TOO_FAST',
  'FRAME_BINARY',
  'FRAME_TOO_LARGE',
  'FRAME_NOT_UTF8',
  'MESSAGE_UNKNOWN',
  'MESSAGE_ID_TAKEN',
  'UPGRADE_REQUIRED',
  'ORIGIN_FORBIDDEN',
  'SHUTTING_DOWN',
  'NOT_READY',
  'INTERNAL',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

export interface ErrorBody {
  readonly error: {
    readonly code: ErrorCode;
    /** A sentence for people that says what to do. */
    readonly message: string;
    /** With RATE_LIMITED, BUSY, TOO_MANY_SOCKETS and NOT_READY: seconds after which it is worth trying again. */
    readonly retryAfter?: number;
  };
}

export type ClientMessage =
  | ({ readonly type: 'ask'; readonly id: string } & AskRequest)
  | { readonly type: 'cancel'; readonly id: string }
  | { readonly type: 'ping' };

export type ServerMessage =
  | {
      readonly type: 'welcome';
      readonly version: number;
      readonly townships: readonly TownshipView[];
      readonly limits: Limits;
      /** False: the server forgets conversations when it stops, and only the client remembers them. */
      readonly keepsConversations: boolean;
    }
  | ({ readonly type: 'understood'; readonly id: string } & Understood)
  | ({ readonly type: 'verdict'; readonly id: string } & Pick<
      Answer,
      'kind' | 'reason' | 'verdict' | 'text' | 'departments' | 'dispatch' | 'confidence' | 'options'
    >)
  | ({ readonly type: 'cards'; readonly id: string } & Pick<Answer, 'citations' | 'elsewhere'>)
  | ({ readonly type: 'suggestions'; readonly id: string } & Pick<Answer, 'suggestions'>)
  | ({ readonly type: 'done'; readonly id: string } & Pick<Answer, 'conversation' | 'tookMs'>)
  | { readonly type: 'cancelled'; readonly id: string }
  | { readonly type: 'pong' }
  | ({ readonly type: 'error'; readonly id: string | null } & ErrorBody);

/**
 * The orders of `GET /api/items`: `township` (the default) is the order of the documents, township by township;
 * `list` puts the lists one after the other; `title` and `department` go by pinyin.
 */
export const ITEM_SORTS = ['township', 'list', 'title', 'department'] as const;
export type ItemSort = (typeof ITEM_SORTS)[number];

/** `GET /api/items`: a page of items with the counts of the whole selection. */
export interface ItemsPage {
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
  readonly items: readonly ItemView[];
  /** How many items the other filters leave for each value of a filter. */
  readonly counts: {
    readonly township: Readonly<Record<string, number>>;
    readonly list: Readonly<Record<string, number>>;
    readonly category: Readonly<Record<string, number>>;
    readonly department: Readonly<Record<string, number>>;
  };
}

/** One duty as the townships' lists have it. */
export interface FamilyView {
  readonly id: string;
  /** The duty in short, formal words. */
  readonly name: string;
  /** Who is responsible, an entry of the lists each, in the lists' order; a township may have several. */
  readonly items: readonly {
    readonly id: string;
    /** The township's id. */
    readonly township: string;
    readonly verdict: Verdict;
    /** Who leads or took over, as the list writes it; [] where the township itself is responsible. */
    readonly departments: readonly string[];
  }[];
  /**
   * Whether the townships that list the duty differ in who is responsible: in the verdict or in the kinds of office
   * that lead. Every county has its own 民政局; that alone is no difference.
   */
  readonly differs: boolean;
  /** Families that touch the same matter: the other list's side of it, a wider or a narrower cut. */
  readonly related: readonly string[];
}

/** `GET /api/families`. */
export interface FamiliesView {
  /** All townships that have lists, in the lists' order. */
  readonly townships: readonly TownshipView[];
  readonly families: readonly FamilyView[];
}

/** `GET /api/departments/:name`: what one office leads or took over, however the lists write it. */
export interface DepartmentView {
  readonly name: string;
  /** The ways in which the lists write the office. */
  readonly writings: readonly string[];
  /** In the order of the lists. */
  readonly items: readonly ItemView[];
  /** The offices of the same kind in the other counties, with how many items each has. */
  readonly alike: readonly { readonly name: string; readonly county: string; readonly items: number }[];
}

/** `GET /api/suggest`. */
export interface Suggestions {
  readonly suggestions: readonly {
    readonly text: string;
    readonly kind: 'title' | 'wording' | 'department';
    readonly id: string | null;
  }[];
}

/** `GET /api/conversations/:id`: the turns, oldest first. */
export interface ConversationView {
  readonly id: string;
  readonly turns: readonly {
    readonly question: string;
    /** The township that was set when the question was asked. */
    readonly township: string | null;
    /** ISO 8601, UTC. */
    readonly askedAt: string;
    readonly answer: Answer;
  }[];
}

/** `GET /healthz` once questions are answered; before that it is 503 with `NOT_READY`. */
export interface HealthView {
  readonly status: 'ok';
  readonly items: number;
  readonly townships: number;
  /** Only when lists or index on disk changed and cannot be used: the former ones are still answered from. */
  readonly problem?: { readonly code: string; readonly message: string; readonly since: string };
}

/** `GET /readyz` once index and model are loaded; before that it is 503 with `NOT_READY`. */
export interface ReadyView {
  readonly status: 'ready';
  /** The product's version and that of this protocol. */
  readonly version: string;
  readonly protocol: number;
  /** What is answered from: hashes of lists and model, format and tokenizer of the index. */
  readonly index: {
    readonly format: number;
    readonly tokenizer: string;
    readonly model: string;
    readonly seeds: string;
  };
}
