package app.bellhop.viewmodel.start;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.place.TypedPlace;
import app.bellhop.settings.ConnectionLook;
import app.bellhop.settings.ConnectionLook.Color;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.form.Answers;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The fields about how a connection is shown, and what it opens with. */
final class LookFields {

    private final Field<Optional<Color>> color;
    private final Field<String> group;
    private final Field<String> defaultPlace;
    private final Field<Boolean> askBeforeWrites;

    /** @param groups those that there are already */
    LookFields(ConnectionLook original, List<String> groups) {
        List<Optional<Color>> colors = Stream.concat(
                        Stream.of(Optional.<Color>empty()),
                        Arrays.stream(Color.values()).map(Optional::of))
                .toList();
        color = Field.choice(
                "color",
                Texts.get("connectionForm.color"),
                Optional.ofNullable(original.color()),
                colors,
                chosen -> chosen.map(Texts::of).orElse(Texts.get("connectionForm.noColor")));
        group = Field.editableChoice(
                "group",
                Texts.get("connectionForm.group"),
                Objects.requireNonNullElse(original.group(), ""),
                groups,
                Function.identity(),
                Optional::of,
                "");
        defaultPlace = Field.text(
                "defaultPlace",
                Texts.get("connectionForm.defaultPlace"),
                Objects.requireNonNullElse(original.defaultPlace(), ""));
        askBeforeWrites =
                Field.check("askBeforeWrites", Texts.get("connectionForm.askBeforeWrites"), original.askBeforeWrites());
    }

    List<Field<?>> all() {
        return List.of(color, group, defaultPlace, askBeforeWrites);
    }

    Form checked(Form form) {
        return form.check(
                        defaultPlace,
                        typed -> typed.get(defaultPlace).isBlank()
                                        || TypedPlace.find(typed.get(defaultPlace))
                                                .isPresent()
                                ? ""
                                : Texts.get("location.malformed"))
                .hint(askBeforeWrites, typed -> Texts.get("connectionForm.askBeforeWritesHint"))
                .hint(group, typed -> Texts.get("connectionForm.groupHint"))
                .hint(defaultPlace, typed -> Texts.get("connectionForm.defaultPlaceHint"));
    }

    ConnectionLook look(Answers typed) {
        return new ConnectionLook(
                typed.get(color).orElse(null),
                ConnectionForm.orNull(typed.get(group)),
                TypedPlace.find(typed.get(defaultPlace)).map(S3Location::uri).orElse(null),
                typed.get(askBeforeWrites));
    }
}
