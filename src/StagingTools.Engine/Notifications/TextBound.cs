namespace StagingTools.Engine.Notifications;

/// <summary>Keeps texts within what a target takes.</summary>
internal static class TextBound
{
    /// <summary>A text, or its beginning with a sign that there was more.</summary>
    /// <param name="text">The text.</param>
    /// <param name="limit">The most characters.</param>
    public static string Cut(string text, int limit) => text.Length <= limit ? text : string.Concat(text.AsSpan(0, limit - 1), "…");
}
