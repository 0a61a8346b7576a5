/** SNS topics: the list, their settings and policies. */
package app.bellhop.viewmodel.topics;
