using StagingTools.Engine.Data.Connections;

namespace StagingTools.Engine.Settings;

/// <summary>References to secrets, as settings have them.</summary>
internal static class SettingReference
{
    private const string FilePrefix = "file:";

    private static readonly string[] Kinds = ["env:", "secret:", FilePrefix, "vault:"];

    /// <summary>Whether a text is a reference of one of some kinds.</summary>
    /// <param name="text">The text.</param>
    /// <param name="kinds">The kinds with their colon; none for all.</param>
    public static bool Is(string text, params string[] kinds) =>
        (kinds.Length > 0 ? kinds : Kinds).Any(kind => text.StartsWith(kind, StringComparison.Ordinal) && text.Length > kind.Length);

    /// <summary>What may be shown of a text that should be a reference and could be anything, the secret itself too.</summary>
    /// <param name="text">The text.</param>
    public static string Show(string text) =>
        DatabaseUrl.IsUrl(text) ? DatabaseUrl.Redact(text) : Is(text) ? text : "(hidden)";

    /// <summary>A reference of the file as it reads from the working folder: only a path changes.</summary>
    /// <param name="text">The reference.</param>
    /// <param name="rebase">Makes a path of the file one of the working folder.</param>
    public static string Rebase(string text, Func<string, string> rebase) =>
        text.StartsWith(FilePrefix, StringComparison.Ordinal) ? FilePrefix + rebase(text[FilePrefix.Length..]) : text;
}
