package app.bellhop.viewmodel.topics;

import app.bellhop.cloud.sns.TopicAttributes;
import app.bellhop.viewmodel.form.Answers;
import app.bellhop.viewmodel.form.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * An attribute of a topic as a field of a form. What isn't changed there isn't written, so a value that Bellhop doesn't know
 * stays as it is.
 *
 * @param before what the field shows first
 * @param value makes the attribute of what is typed
 */
record TopicSetting<T>(String attribute, Field<T> field, T before, Function<T, String> value) {

    static TopicSetting<String> text(TopicAttributes now, String attribute, String label) {
        return text(attribute, label, now.get(attribute), String::strip);
    }

    static TopicSetting<String> text(String attribute, String label, String before, Function<String, String> value) {
        return new TopicSetting<>(attribute, Field.text(attribute, label, before), before, value);
    }

    /** @param codes the first is what the service assumes when there is no value */
    static TopicSetting<String> choice(TopicAttributes now, String attribute, String label, List<String> codes) {
        String set = now.get(attribute);
        String before = set.isEmpty() ? codes.get(0) : set;
        List<String> all = new ArrayList<>(codes);
        if (!all.contains(before)) {
            all.add(before);
        }
        return new TopicSetting<>(attribute, Field.choice(attribute, label, before, all), before, Function.identity());
    }

    static TopicSetting<Boolean> check(String attribute, String label, boolean before) {
        return new TopicSetting<>(attribute, Field.check(attribute, label, before), before, String::valueOf);
    }

    void change(Answers typed, Map<String, String> changed) {
        String now = value.apply(typed.get(field));
        if (!now.equals(value.apply(before))) {
            changed.put(attribute, now);
        }
    }
}
