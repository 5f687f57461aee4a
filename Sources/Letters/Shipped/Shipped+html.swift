/// Made by scripts/embed-letters from config/letters; changes belong there.
extension ShippedTemplates {
    static let html: [String: String] = [
        "block": #"""
        {{% CONTENT_TYPE:TEXT}}
        {{#opensItem}}
        <div class="rule" style="margin:18px 0 0;padding:0;border-top:1px solid #d5dbe3;">
        {{/opensItem}}
        {{#isTitle}}
        <h1 class="title" style="margin:0 0 16px;color:#0f2440;font-size:22px;line-height:1.4;font-weight:600;">{{>pieces}}</h1>
        {{/isTitle}}
        {{#isHeading}}
        <h2 class="heading" style="margin:20px 0 8px;color:#0f2440;font-size:17px;line-height:1.45;font-weight:700;">{{>pieces}}</h2>
        {{/isHeading}}
        {{#isParagraph}}
        <p style="margin:0 0 14px;">{{>pieces}}</p>
        {{/isParagraph}}
        {{#isList}}
        <ul style="margin:0 0 14px;padding:0 0 0 22px;">
        {{#entries}}
        <li style="margin:0 0 6px;{{#isNumbered}}list-style:none;{{/isNumbered}}">{{#isNumbered}}{{label}}{{/isNumbered}}{{>pieces}}{{#hasLines}}{{>code}}{{/hasLines}}</li>
        {{/entries}}
        </ul>
        {{/isList}}
        {{#isCode}}
        {{>code}}
        {{/isCode}}
        {{#isAnswers}}
        <ul style="margin:4px 0 16px;padding:0;list-style:none;">
        {{#answers}}
        <li style="margin:0 0 6px;{{^hasMeaning}}display:inline-block;{{/hasMeaning}}"><a class="button" href="{{link}}" style="display:inline-block;margin:0 10px 0 0;padding:9px 16px;border:2px solid #1d5fbf;border-radius:8px;background-color:#f3f8ff;color:#174f9f;font-weight:700;line-height:1.4;text-decoration:none;vertical-align:middle;">{{#say}}{{text}}{{/say}}</a> {{#hasMeaning}}<span style="display:inline-block;padding:5px 0;vertical-align:middle;">{{#meaning}}{{text}}{{/meaning}}</span>{{/hasMeaning}}</li>
        {{/answers}}
        </ul>
        {{/isAnswers}}
        {{#isForm}}
        <p style="margin:4px 0 16px;"><a class="box" href="{{link}}" style="display:block;padding:4px 16px 18px;border:2px solid #1d5fbf;border-radius:8px;background-color:#f3f8ff;color:#1b2430;text-decoration:none;">{{#lines}}<span class="field" style="display:block;padding:14px 0 6px;border-bottom:1px solid #9db4d3;">{{line}}</span>{{/lines}}</a></p>
        {{/isForm}}
        {{#closesItem}}
        </div>
        {{/closesItem}}

        """#,
        "code": #"""
        {{% CONTENT_TYPE:TEXT}}
        <pre class="code" style="margin:6px 0 14px;padding:10px 14px;border-radius:6px;background-color:#edf0f4;color:#1b2430;font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:16px;line-height:1.45;white-space:pre-wrap;">{{#lines}}{{line}}
        {{/lines}}</pre>

        """#,
        "page": #"""
        {{% CONTENT_TYPE:TEXT}}
        <!DOCTYPE html>
        <html lang="{{language}}"{{#isRightToLeft}} dir="rtl"{{/isRightToLeft}}>
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="supported-color-schemes" content="light dark">
        <title>{{title}}</title>
        {{>style}}
        </head>
        <body class="page" style="margin:0;padding:0;background-color:#edf0f4;">
        <table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" border="0" style="width:100%;border-collapse:collapse;background-color:#edf0f4;">
        <tr>
        <td class="gutter" align="center" style="padding:24px 12px;">
        <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="width:100%;max-width:600px;border-collapse:separate;">
        <tr>
        <td class="card text" align="left" style="padding:32px 36px 28px;background-color:#ffffff;border-top:5px solid #1d5fbf;border-radius:10px;color:#1b2430;font-family:-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif;font-size:16px;line-height:1.55;text-align:start;overflow-wrap:break-word;word-wrap:break-word;word-break:break-word;">
        {{#blocks}}
        {{>block}}
        {{/blocks}}
        <div class="muted rule" style="margin:28px 0 0;padding:16px 0 0;border-top:1px solid #d5dbe3;color:#52606d;">
        {{#footer}}
        {{>block}}
        {{/footer}}
        </div>
        </td>
        </tr>
        </table>
        </td>
        </tr>
        </table>
        </body>
        </html>

        """#,
        "pieces": #"""
        {{% CONTENT_TYPE:TEXT}}
        {{#pieces}}{{#link}}<a class="link" href="{{link}}" style="color:#1d5fbf;text-decoration:underline;">{{text}}</a>{{/link}}{{#isolated}}<bdi>{{text}}</bdi>{{/isolated}}{{#plain}}{{text}}{{/plain}}{{/pieces}}

        """#,
        "style": #"""
        {{% CONTENT_TYPE:TEXT}}
        <style>
        :root { color-scheme: light dark; }
        a.button:hover, a.box:hover { background-color: #e3edfb !important; }
        @media (max-width: 480px) {
          .gutter { padding: 0 !important; }
          .card { padding: 24px 20px !important; border-radius: 0 !important; }
          .title { font-size: 21px !important; }
        }
        @media (prefers-color-scheme: dark) {
          .page { background-color: #0e1319 !important; }
          .card { background-color: #19212a !important; border-top-color: #6ea4f4 !important; }
          .text, .title, .heading { color: #e8ecf1 !important; }
          .muted { color: #b3bdc9 !important; }
          .rule { border-color: #36414d !important; }
          .link { color: #93bdfb !important; }
          .button { color: #b5d2ff !important; border-color: #6ea4f4 !important; background-color: #1f2d3f !important; }
          .box { color: #e8ecf1 !important; border-color: #6ea4f4 !important; background-color: #1f2d3f !important; }
          .field { border-color: #5b7ca8 !important; }
          .code { color: #e8ecf1 !important; background-color: #0e1319 !important; }
          a.button:hover, a.box:hover { background-color: #2a3d56 !important; }
        }
        </style>

        """#,
    ]
}
