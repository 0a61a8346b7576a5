package app.bellhop.viewmodel.main;

import app.bellhop.viewmodel.base.Activities;
import app.bellhop.viewmodel.base.Notice;
import javafx.beans.value.ObservableValue;

/**
 * The status bar of the main window. FX thread.
 *
 * @param status what is shown, with counts
 * @param notice the last completed action
 * @param identity whose credentials the session uses, in a few words
 * @param identityDetails the same in full
 * @param activities the running operations
 * @param demo whether nothing leaves the computer
 * @param connections shows the start screen
 */
public record StatusViewModel(
        ObservableValue<String> status,
        Notice notice,
        ObservableValue<String> identity,
        ObservableValue<String> identityDetails,
        Activities activities,
        boolean demo,
        Runnable connections) {}
