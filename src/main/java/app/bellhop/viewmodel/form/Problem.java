package app.bellhop.viewmodel.form;

/** A problem with the answers, and the field to show it at. */
public record Problem(Field<?> field, String text) {}
