package app.bellhop.table.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pages that Bellhop writes: one style, light and dark, nothing from the network, and no script but its own. */
final class Html {

    /** Web and mail addresses. Each begins where no letter precedes it, so that long texts are scanned only once. */
    private static final Pattern ADDRESS = Pattern.compile(
            "(?<![\\w.%+-])(?:(?:https?://|mailto:)[^\\s<>\"]++|[\\w.%+-]++@[A-Za-z0-9-]++(?:\\.[A-Za-z0-9-]++)++)",
            Pattern.CASE_INSENSITIVE);

    /** What is left of an address that had nothing but punctuation behind its scheme. */
    private static final Pattern NOTHING = Pattern.compile("https?(?::?|://?)|mailto:?", Pattern.CASE_INSENSITIVE);

    /** What an attribute may be without quotes. */
    private static final Pattern UNQUOTED = Pattern.compile("[^\\s\"'=<>`]+");

    /** In characters; links in longer texts are left as text. */
    private static final int MAX_LINKED = 10_000;

    /** What stands behind an address in a sentence, and is no part of it. */
    private static final Pattern BEHIND = Pattern.compile("(?<![.,;:!?'\u2019\u201d])[.,;:!?'\u2019\u201d]++$");

    private static final String STYLE = """
            :root{color-scheme:light dark;--fg:#1f2328;--muted:#59636e;--bg:#fff;--line:#d1d9e0;--head:#f6f8fa;--link:#0969da;--text:15rem}
            @media(prefers-color-scheme:dark){:root{--fg:#e6edf3;--muted:#9198a1;--bg:#0d1117;--line:#3d444d;--head:#151b23;--link:#4493f8}}
            *{box-sizing:border-box}body{font:15px/1.5 system-ui,sans-serif;color:var(--fg);background:var(--bg);margin:0 auto;padding:2.5rem 1.5rem;max-width:1200px}
            h1{font-size:1.6rem;margin:0 0 .25rem}p{color:var(--muted);margin:0 0 1.25rem;white-space:pre-line}.table{overflow:auto;max-height:calc(100vh - 5.5rem)}
            table{border-collapse:collapse;width:100%}th,td{padding:.45rem .8rem;text-align:left;vertical-align:top;overflow-wrap:break-word}
            th{background:var(--head);position:sticky;top:0;z-index:1;box-shadow:inset 0 -1px var(--line);white-space:nowrap;cursor:pointer;user-select:none}th.plain{cursor:default}
            tbody tr:nth-child(even){background:color-mix(in srgb,var(--head) 55%,transparent)}.border th,.border td{border:1px solid var(--line)}
            .num{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}td a{display:inline-block;max-width:20rem;vertical-align:top}a{color:var(--link)}th[aria-sort=ascending]::after{content:" \\2191"}th[aria-sort=descending]::after{content:" \\2193"}
            th:focus-visible{outline:2px solid var(--link);outline-offset:-2px}footer{color:var(--muted);font-size:.85rem;margin-top:1.25rem}
            @media(max-width:600px){body{padding:1rem .75rem}th,td{padding:.35rem .5rem}}
            @media print{:root{color-scheme:light;--fg:#000;--muted:#444;--bg:#fff;--line:#999;--head:#eee;--link:#000;--text:12em}body{max-width:none;padding:0;font-size:9pt}
            .table{overflow:visible;max-height:none}thead{display:table-header-group}th{position:static;white-space:normal}th::after{content:none!important}tr{break-inside:avoid}a{text-decoration:none}td a{max-width:16em;overflow-wrap:anywhere}th,td{padding:.2em .4em;white-space:normal!important}}
            """;

    private static final String SCRIPT = """
            function value(text,sort){if(!/\\d/.test(text))return NaN;var day=/^(\\d+)\\D(\\d+)\\D(\\d{4}.*)/.exec(text);
            if(/^\\d{4}-\\d\\d-\\d\\d($|[ T])/.test(text))return Date.parse(text.replace(" ","T")+(/^.{10}$|(Z|[+-]\\d\\d:\\d\\d)$/.test(text)?"":"Z"))/1000;
            if(day&&sort==="mdy")return Date.parse(day[1]+"/"+day[2]+"/"+day[3]+" UTC")/1000;
            if(day&&sort==="dmy")return Date.parse(day[2]+"/"+day[1]+"/"+day[3]+" UTC")/1000;
            return Number(text.replace(sort==="comma"?/\\./g:/,/g,"").replace(",",".").replace(/[A-Z]{2,}|[^0-9.eE+-]/g,""))}
            document.querySelectorAll("th[data-sort]").forEach(function(th,column){
            function sort(){var table=th.closest("table"),body=table.tBodies[0],up=th.getAttribute("aria-sort")!=="ascending";
            table.querySelectorAll("th").forEach(function(h){h.removeAttribute("aria-sort")});th.setAttribute("aria-sort",up?"ascending":"descending");
            var kind=th.dataset.sort,number=kind!=="text";var key=function(row){var cell=row.cells[column],known=cell.dataset.value;return!number?cell.textContent.toLowerCase():known===undefined?value(cell.textContent,kind):value(known,"number")};
            Array.from(body.rows).map(function(row,i){return{row:row,key:key(row),i:i}}).sort(function(a,b){
            if(number){if(isNaN(a.key)||isNaN(b.key))return isNaN(a.key)-isNaN(b.key)||a.i-b.i;return(up?1:-1)*(a.key-b.key)||a.i-b.i}
            return(up?1:-1)*(a.key<b.key?-1:a.key>b.key?1:0)||a.i-b.i}).forEach(function(x){body.appendChild(x.row)})}
            th.addEventListener("click",sort);th.addEventListener("keydown",function(e){if(e.key==="Enter"||e.key===" "){e.preventDefault();sort()}})});
            """;

    private Html() {}

    /**
     * The page down to its body; the browser is told to run no script but the one that sorts, and to tell no linked
     * site where the link stood (said once here: at each link it took more room than many a cell).
     *
     * @param base what relative links of the page begin with; empty where links are whole or relative to the page
     */
    static String begin(String title, String language, String base) {
        return "<!doctype html>\n<html lang=\"" + attribute(language) + "\">\n<head>\n<meta charset=\"utf-8\">\n"
                + (base.isEmpty() ? "" : "<base href=\"" + attribute(base) + "\">\n")
                + "<meta name=\"referrer\" content=\"no-referrer\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
                + "script-src 'sha256-" + sha256(SCRIPT) + "'\">\n"
                + "<title>" + text(title) + "</title>\n<style>" + STYLE + "</style>\n</head>\n<body>\n<h1>"
                + text(title) + "</h1>\n";
    }

    static String end(String footer) {
        return "<footer>" + text(footer) + "</footer>\n<script>" + SCRIPT + "</script>\n</body>\n</html>\n";
    }

    private static String sha256(String script) {
        try {
            return Base64.getEncoder()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The value of an attribute in quotes. */
    private static String attribute(String plain) {
        return text(plain).replace("\"", "&quot;");
    }

    /** A text that means nothing but itself; what HTML cannot hold becomes the replacement character. */
    static String text(String plain) {
        StringBuilder html = new StringBuilder(plain.length() + 16);
        plain.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                default ->
                    html.appendCodePoint(
                            c < ' ' && c != '\n' && c != '\t' && c != '\r' || c == 0x7F || c >= 0xD800 && c <= 0xDFFF
                                    ? 0xFFFD
                                    : c);
            }
        });
        return html.toString();
    }

    /** A link with a text; nothing but http, https and relative addresses gets here. */
    static String link(String address, String plain) {
        String quote = UNQUOTED.matcher(address).matches() ? "" : "\"";
        return "<a href=" + quote + attribute(address) + quote + ">" + text(plain) + "</a>";
    }

    /** A cell's text, with the web and mail addresses in it as links; those below the base are relative to it. */
    static String linked(String cell, LinkBase base) {
        if (cell.length() > MAX_LINKED) {
            return text(cell);
        }
        StringBuilder html = new StringBuilder();
        Matcher found = ADDRESS.matcher(cell);
        int done = 0;
        while (found.find()) {
            String address = bare(found.group());
            html.append(text(cell.substring(done, found.start())));
            done = found.start() + address.length();
            boolean scheme = found.group().indexOf(':') >= 0;
            html.append(
                    scheme && NOTHING.matcher(address).matches()
                            ? text(address)
                            : link(scheme ? base.relative(address) : "mailto:" + address, address));
        }
        return html.append(text(cell.substring(done))).toString();
    }

    private static String bare(String found) {
        String bare = BEHIND.matcher(found).replaceFirst("");
        // A bracket that is opened in the address is part of it.
        while (bare.endsWith(")") && bare.chars().map(Html::opened).sum() < 0) {
            bare = BEHIND.matcher(bare.substring(0, bare.length() - 1)).replaceFirst("");
        }
        return bare;
    }

    private static int opened(int c) {
        return c == '(' ? 1 : c == ')' ? -1 : 0;
    }
}
