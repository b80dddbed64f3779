namespace StagingTools.Engine.Notifications;

/// <summary>A target that refused; its message holds nothing of an address or a token.</summary>
internal sealed class NotificationException(string message) : Exception(message);
