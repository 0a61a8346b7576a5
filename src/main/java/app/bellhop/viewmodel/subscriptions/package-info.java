/** Subscriptions of SNS topics: the list, new ones, filter policies, delivery settings. */
package app.bellhop.viewmodel.subscriptions;
