namespace StagingTools.Engine.Notifications;

/// <summary>A webhook that refused; its message holds nothing of the webhook's address.</summary>
internal sealed class WebhookException(string message) : Exception(message);
