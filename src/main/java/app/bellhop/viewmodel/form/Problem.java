package app.bellhop.viewmodel.form;

/** What is wrong with the answers, and the field to say it at. */
public record Problem(Field<?> field, String text) {}
