package app.bellhop.viewmodel.buckets;

import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.form.Answers;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Serves a bucket as a website, or redirects all of its requests. */
final class WebsiteSectionForm extends SectionForm {

    private static final String REDIRECT = "RedirectAllRequestsTo";

    private final Field<String> index;
    private final Field<String> error;
    private final Field<String> redirect;

    WebsiteSectionForm(ObjectNode now) {
        super(now);
        index = Field.text(
                "index",
                Texts.get("website.index"),
                now.path("IndexDocument").path("Suffix").asString("index.html"));
        error = Field.text(
                "error",
                Texts.get("website.error"),
                now.path("ErrorDocument").path("Key").asString(""));
        redirect = Field.text(
                "redirect",
                Texts.get("website.redirect"),
                now.path(REDIRECT).path("HostName").asString(""));
    }

    @Override
    List<Field<?>> fields() {
        return List.of(index, error, redirect);
    }

    @Override
    Form checked(Form form) {
        return form.check(
                index,
                typed -> typed.get(redirect).isBlank()
                                && (typed.get(index).isBlank()
                                        || typed.get(index).contains("/"))
                        ? Texts.get("website.badIndex")
                        : "");
    }

    @Override
    void write(ObjectNode document, Answers typed) {
        if (!typed.get(redirect).isBlank()) {
            document.retain(REDIRECT);
            child(document, REDIRECT).put("HostName", typed.get(redirect).strip());
            return;
        }
        document.remove(REDIRECT);
        child(document, "IndexDocument").put("Suffix", typed.get(index).strip());
        if (typed.get(error).isBlank()) {
            document.remove("ErrorDocument");
        } else {
            child(document, "ErrorDocument").put("Key", typed.get(error));
        }
    }
}
