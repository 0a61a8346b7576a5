/** Many small things to be done, each seen before it is done and told of afterwards. */
package app.bellhop.viewmodel.work;
