package app.bellhop.viewmodel.objects;

import app.bellhop.cloud.s3.ObjectContent;
import app.bellhop.cloud.s3.ObjectStore;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import java.net.URLConnection;
import java.util.function.Consumer;

/** Creates folder markers and empty objects. FX thread. */
final class NewObjectActions {

    private static final int MAX_KEY_BYTES = 1024;

    private final ObjectStore store;
    private final ObjectContent content;
    private final UiContext context;

    NewObjectActions(ObjectStore store, ObjectContent content, UiContext context) {
        this.store = store;
        this.content = content;
        this.context = context;
    }

    void folder(S3Location place) {
        ask(
                place,
                Texts.get("newFolder.title"),
                name -> folder(place, below(place, name.endsWith("/") ? name : name + "/")));
    }

    private void folder(S3Location place, S3Location folder) {
        context.then(store.createFolder(folder), done -> context.places().changed(place), () -> folder(place, folder));
    }

    void object(S3Location place) {
        ask(place, Texts.get("newObject.title"), name -> object(place, below(place, name)));
    }

    private void object(S3Location place, S3Location object) {
        String type = URLConnection.guessContentTypeFromName(object.key());
        context.then(
                content.create(object, new byte[0], type == null ? "text/plain; charset=utf-8" : type),
                done -> {
                    context.notice().set(Texts.get("newObject.done", object.uri()));
                    context.places().changed(place);
                },
                () -> object(place, object));
    }

    private void ask(S3Location place, String title, Consumer<String> make) {
        Field<String> name = Field.text(Field.ONLY, Texts.get("newFolder.field"), "");
        Form form = Form.of(title, Texts.get("newFolder.text", place.uri()), Texts.get("newFolder.ok"))
                .fields(name)
                .check(name, typed -> problem(place, typed.get(name)));
        context.ask(form, typed -> make.accept(typed.get(name)));
    }

    private static S3Location below(S3Location place, String name) {
        return new S3Location(place.bucket(), place.key() + name);
    }

    /** Why a name is not valid at this place; empty if it is. */
    static String problem(S3Location place, String name) {
        if (name.isEmpty()) {
            return Texts.get("newFolder.noName");
        }
        int bytes = (place.key() + name).getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
        return bytes > MAX_KEY_BYTES ? Texts.get("key.tooLong", bytes) : "";
    }
}
