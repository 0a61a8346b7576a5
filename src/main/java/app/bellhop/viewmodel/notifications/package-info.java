/** The Notifications tab and its windows: topics, subscriptions, messages, phones, the inbox. */
package app.bellhop.viewmodel.notifications;
