package app.bellhop.viewmodel.form;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** The content of a form's fields. */
public final class Answers {

    private final Map<Field<?>, Answer<?>> all = new LinkedHashMap<>();

    public Answers(List<Answer<?>> answers) {
        answers.forEach(answer -> all.put(answer.field(), answer));
    }

    /**
     * The value of a field.
     *
     * @throws NoSuchElementException if the form has no such field or its text is not valid; never for answers without
     *     problems
     */
    @SuppressWarnings("unchecked") // An Answer's value is of its field's type.
    public <T> T get(Field<T> field) {
        Answer<T> answer = (Answer<T>) all.get(field);
        if (answer == null) {
            throw new NoSuchElementException("No field " + field);
        }
        return answer.value().orElseThrow();
    }

    public boolean has(Field<?> field) {
        return all.containsKey(field);
    }

    /** Whether this field's text is not a valid value. */
    boolean unreadable(Field<?> field) {
        Answer<?> answer = all.get(field);
        return answer != null && answer.value().isEmpty();
    }
}
