package app.bellhop.viewmodel.base;

import app.bellhop.settings.ListStore;
import app.bellhop.settings.PublishedMessage;
import app.bellhop.settings.UploadPreset;
import app.bellhop.work.alerts.Alert;
import app.bellhop.work.alerts.AlertState;
import app.bellhop.work.contacts.ContactsSetup;
import app.bellhop.work.messages.MessageTemplate;
import java.util.stream.Stream;

public record Stores(
        ListStore<PublishedMessage> published,
        ListStore<MessageTemplate> templates,
        ListStore<Alert> alerts,
        ListStore<AlertState> alertStates,
        ListStore<ContactsSetup> contacts,
        ListStore<UploadPreset> uploads) {

    /** Reads them, so that what is damaged is set aside and told now, not when it is first missed. Never waits. */
    public void read() {
        Stream.of(published, templates, alerts, alertStates, contacts, uploads).forEach(ListStore::list);
    }
}
