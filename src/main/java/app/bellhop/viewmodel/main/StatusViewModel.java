package app.bellhop.viewmodel.main;

import app.bellhop.viewmodel.base.Activities;
import javafx.beans.value.ObservableValue;

/**
 * The line at the bottom of the main window. FX thread.
 *
 * @param status what is shown, counted
 * @param notice what was just done
 * @param activities what is being done
 */
public record StatusViewModel(ObservableValue<String> status, ObservableValue<String> notice, Activities activities) {}
