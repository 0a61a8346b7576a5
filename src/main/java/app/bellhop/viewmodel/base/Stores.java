package app.bellhop.viewmodel.base;

import app.bellhop.settings.ListStore;
import app.bellhop.settings.PublishedMessage;
import app.bellhop.settings.UploadPreset;
import app.bellhop.work.alerts.Alert;
import app.bellhop.work.alerts.AlertState;
import app.bellhop.work.contacts.ContactsSetup;
import app.bellhop.work.messages.MessageTemplate;

/** Lists that are stored on disk. */
public record Stores(
        ListStore<PublishedMessage> published,
        ListStore<MessageTemplate> templates,
        ListStore<Alert> alerts,
        ListStore<AlertState> alertStates,
        ListStore<ContactsSetup> contacts,
        ListStore<UploadPreset> uploads) {}
