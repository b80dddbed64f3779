namespace StagingTools.Sandbox.Images;

/// <summary>An image cannot be had; the message is the reason that a task stops with.</summary>
internal sealed class ImagePullException(string message) : Exception(message);
