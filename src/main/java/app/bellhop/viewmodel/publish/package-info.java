/** Messages to topics and phones, who receives them, and what was published. */
package app.bellhop.viewmodel.publish;
