package app.bellhop.viewmodel.form;

import java.util.List;

/**
 * A dialog that compares two things and asks what to do about them: a button for each choice.
 *
 * @param id of the dialog's node
 * @param text the question
 * @param compared what is compared
 * @param choices in order; the first is the default
 * @param remember the check box below
 * @param <T> the type of the answer
 */
public record Choices<T>(
        String id, String title, String text, List<Compared> compared, List<Choice<T>> choices, CheckBox remember) {

    /** One of the things, and what is known of it. */
    public record Compared(String label, String name, List<String> details) {}

    /**
     * A button.
     *
     * @param id of its node
     * @param destructive whether it destroys data
     */
    public record Choice<T>(String id, String label, T value, boolean destructive) {}

    /**
     * A check box.
     *
     * @param id of its node
     */
    public record CheckBox(String id, String label) {}

    /** The answer. */
    public record Chosen<T>(T value, boolean remembered) {}

    public Choices {
        compared = List.copyOf(compared);
        choices = List.copyOf(choices);
    }
}
