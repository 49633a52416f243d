/** Whether a label may end a domain, as far as mistyped and spoken addresses go: the usual ones, and slips of "com". */
export function isTopLevel(label: string): boolean {
  return topLevels.has(label.toLowerCase());
}

/** Whether a domain, or its first label, is one where people have their mail. */
export function isMailProvider(label: string): boolean {
  return mailProviders.has(label.toLowerCase().split('.')[0] ?? '');
}

const topLevels: ReadonlySet<string> = new Set(
  `com con cmo comm vom xom co net ner org gov edu info biz name mobi io me app dev online shop store site web example test invalid email tech cloud ai tv cc
   ac ad ae af ag al am ar as at au az ba bb bd be bg bh bo br bs bw by bz ca cd ch ci cl cm cn cr cu cy cz de dk do dz ec ee eg es et eu fi fj fm fo fr ga ge gg gh gi gl gr gt hk hn hr ht hu
   id ie il im in iq ir is it je jm jo jp ke kg kh kr kw ky kz la lb li lk lt lu lv ly ma mc md mg mk ml mm mn mo mt mu mv mw mx my mz na ng ni nl no np nz om pa pe pf pg ph pk pl pr ps pt py qa
   re ro rs ru rw sa sc sd se sg si sk sm sn so sr st su sv sy sz td tg th tj tk tm tn to tr tt tw tz ua ug uk us uy uz va vc ve vg vi vn vu ws ye za zm zw`.split(/\s+/u),
);

const mailProviders: ReadonlySet<string> = new Set(
  `gmail googlemail gmial gamil gmai gmal gmil outlook hotmail hotmial hotmal live msn yahoo yaho ymail rocketmail icloud mac aol proton protonmail tutanota tuta fastmail zoho mail email gmx web freenet posteo mailbox arcor
   orange wanadoo laposte sfr free neuf bbox numericable telefonica terra uol bol ig globo globomail zipmail docomo ezweb au softbank i nifty biglobe ocn qq 163 126 sina sohu foxmail naver daum hanmail kakao nate yandex
   rambler libero virgilio tiscali alice btinternet btopenworld sky virginmedia talktalk comcast verizon att sbcglobal bellsouth cox charter earthlink juno rogers shaw telus sympatico bigpond optusnet telstra xtra hushmail t-online`.split(/\s+/u),
);
