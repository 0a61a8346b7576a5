package app.bellhop.viewmodel;

import app.bellhop.cloud.ObjectContent;
import app.bellhop.cloud.ObjectStore;
import app.bellhop.cloud.S3Location;
import java.util.function.Consumer;

/** Makes folder markers and empty objects. FX thread. */
final class NewObjectActions {

    private static final int MAX_KEY_BYTES = 1024;

    private final ObjectStore store;
    private final ObjectContent content;
    private final Workbench bench;
    private final Consumer<S3Location> changed;

    NewObjectActions(ObjectStore store, ObjectContent content, Workbench bench, Consumer<S3Location> changed) {
        this.store = store;
        this.content = content;
        this.bench = bench;
        this.changed = changed;
    }

    void folder(S3Location place) {
        Form form = Form.oneText(
                Texts.get("newFolder.title"),
                Texts.get("newFolder.text", place.uri()),
                Texts.get("newFolder.field"),
                "",
                Texts.get("newFolder.ok"),
                name -> problem(place, name));
        bench.dialogs()
                .ask(form)
                .thenAccept(answer -> answer.ifPresent(typed -> {
                    String name = typed.get(Form.ONLY);
                    S3Location folder = below(place, name.endsWith("/") ? name : name + "/");
                    bench.then(store.createFolder(folder), done -> changed.accept(place), null);
                }));
    }

    void object(S3Location place) {
        Form form = Form.oneText(
                Texts.get("newObject.title"),
                Texts.get("newObject.text", place.uri()),
                Texts.get("newFolder.field"),
                "",
                Texts.get("newFolder.ok"),
                name -> problem(place, name));
        bench.dialogs()
                .ask(form)
                .thenAccept(answer -> answer.ifPresent(typed -> {
                    S3Location object = below(place, typed.get(Form.ONLY));
                    String type = java.net.URLConnection.guessContentTypeFromName(object.key());
                    bench.then(
                            content.create(object, new byte[0], type == null ? "text/plain; charset=utf-8" : type),
                            done -> {
                                bench.notice().set(Texts.get("newObject.done", object.uri()));
                                changed.accept(place);
                            },
                            null);
                }));
    }

    private static S3Location below(S3Location place, String name) {
        return new S3Location(place.bucket(), place.key() + name);
    }

    /** What is wrong with a name for something at a place. */
    static String problem(S3Location place, String name) {
        if (name.isEmpty()) {
            return Texts.get("newFolder.noName");
        }
        int bytes = (place.key() + name).getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
        return bytes > MAX_KEY_BYTES ? Texts.get("key.tooLong", bytes) : "";
    }
}
