package app.bellhop.viewmodel;

import app.bellhop.settings.ListStore;
import app.bellhop.settings.PublishedMessage;
import app.bellhop.table.alert.Alert;
import app.bellhop.table.contacts.ContactsSetup;

/** Lists that are kept on disk between starts. */
public record Stores(
        ListStore<PublishedMessage> published, ListStore<Alert> alerts, ListStore<ContactsSetup> contacts) {}
