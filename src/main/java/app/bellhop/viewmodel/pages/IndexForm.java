package app.bellhop.viewmodel.pages;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.viewmodel.base.LinkExpiry;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.form.Answers;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import app.bellhop.work.pages.Index;
import app.bellhop.work.pages.IndexPages;
import app.bellhop.work.pages.PageLink;
import java.nio.charset.StandardCharsets;
import java.util.List;

final class IndexForm {

    private static final int MAX_KEY_BYTES = 1024;

    private final S3Location place;
    private final Field<String> title;
    private final Field<String> name = Field.text("name", Texts.get("index.name"), "index.html");
    private final Field<PageLink> links =
            Field.choice("links", Texts.get("index.links"), PageLink.PRESIGNED, List.of(PageLink.values()), Texts::of);
    private final Field<LinkExpiry> expiry;
    private final Field<String> acl = SaveTarget.aclField();
    private final Field<Boolean> recursive = Field.check("recursive", Texts.get("index.recursive"), false);
    private final Field<Boolean> open = Field.check("open", Texts.get("page.open"), false);

    IndexForm(S3Location place, long presignSeconds) {
        this.place = place;
        title = Field.text("title", Texts.get("table.htmlTitle"), place.uri());
        expiry = LinkExpiry.field("lifetime", Texts.get("presign.linkField"), presignSeconds);
    }

    Form form() {
        return Form.of(Texts.get("index.title"), Texts.get("index.text", place.uri()), Texts.get("table.publishOk"))
                .details(Texts.get("index.linksText"))
                .fields(title, name, links, expiry, acl, recursive, open)
                .check(name, typed -> nameProblem(typed.get(name), typed.get(links)));
    }

    private String nameProblem(String typed, PageLink kind) {
        if (typed.isBlank()
                || typed.endsWith("/")
                || (place.key() + typed).getBytes(StandardCharsets.UTF_8).length > MAX_KEY_BYTES) {
            return Texts.get("index.badName");
        }
        if (IndexPages.rewritten(typed)) {
            return Texts.get("index.rewritten");
        }
        return kind == PageLink.RELATIVE && typed.contains("/") ? Texts.get("index.noSlash") : "";
    }

    Index index(Answers typed) {
        return new Index(
                place,
                new S3Location(place.bucket(), place.key() + typed.get(name)),
                typed.get(title),
                typed.get(links),
                typed.get(expiry).fromNow(),
                typed.get(acl),
                typed.get(recursive),
                typed.get(open));
    }
}
