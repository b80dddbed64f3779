using System.Globalization;
using System.Text;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Terraform.Events;

namespace StagingTools.Engine.Terraform;

/// <summary>Terraform failed, in its own and the provider's words.</summary>
public sealed class TerraformFailedException : StagingException
{
    private const int MostNames = 8;

    private TerraformFailedException(string message)
        : base("TerraformFailed", StagingErrorCategory.OperationFailed, message)
    {
    }

    /// <summary>Every error and warning of the run.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; private init; } = [];

    /// <summary>The addresses whose change was done before the run failed.</summary>
    public IReadOnlyList<string> Done { get; private init; } = [];

    /// <summary>The addresses whose change failed.</summary>
    public IReadOnlyList<string> Failed { get; private init; } = [];

    /// <summary>Makes the error of a run.</summary>
    /// <param name="command">The subcommand, such as <c>apply</c>.</param>
    /// <param name="exitCode">Terraform's exit code.</param>
    /// <param name="diagnostics">What it complained about.</param>
    /// <param name="text">The last lines that were no events; they count where there is no diagnostic.</param>
    /// <param name="done">What was done before.</param>
    /// <param name="failed">What failed.</param>
    public static TerraformFailedException For(
        string command,
        int exitCode,
        IReadOnlyList<Diagnostic> diagnostics,
        IReadOnlyList<string> text,
        IReadOnlyList<string> done,
        IReadOnlyList<string> failed)
    {
        ArgumentNullException.ThrowIfNull(diagnostics);
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(done);
        ArgumentNullException.ThrowIfNull(failed);
        string[] errors =
            [.. diagnostics.Where(diagnostic => diagnostic.IsError).Select(error => error.ToString()).Distinct(StringComparer.Ordinal)];
        string reason = errors.Length > 0
            ? string.Join(" | ", errors)
            : text.Count > 0
                ? string.Join(' ', text)
                : string.Create(CultureInfo.InvariantCulture, $"it ended with exit code {exitCode} and no word");

        var message = new StringBuilder($"terraform {command} failed: {reason.TrimEnd('.')}.");
        if (done.Count > 0)
            message.Append(CultureInfo.InvariantCulture, $" Done before that: {Names(done)}.");
        if (failed.Count > 0)
            message.Append(CultureInfo.InvariantCulture, $" Failed: {Names(failed)}.");

        return new TerraformFailedException(message.ToString())
        {
            Diagnostics = diagnostics,
            Done = done,
            Failed = failed,
            RecommendedAction = Advise(reason, done.Count + failed.Count > 0),
        };
    }

    private static string Names(IReadOnlyList<string> addresses) => addresses.Count <= MostNames
        ? string.Join(", ", addresses)
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{string.Join(", ", addresses.Take(MostNames))} and {addresses.Count - MostNames} more");

    private static string Advise(string reason, bool begun)
    {
        string again = begun
            ? "run the same command again: it goes on where this one stopped."
            : "run the same command again.";
        if (Mentions(reason, "ExpiredToken", "InvalidClientTokenId", "No valid credential sources", "SSO session"))
            return $"Renew the AWS credentials, then {again}";
        if (Mentions(reason, "AccessDenied", "UnauthorizedOperation", "not authorized to perform"))
            return $"Ask for the permission that the message names, then {again}";
        if (Mentions(reason, "Failed to query available provider packages", "Failed to install provider"))
            return $"Let terraform reach registry.terraform.io, or let {ProviderMirror.Variable} name a folder of providers; then {again}";
        return $"Correct what the message names, then {again}";
    }

    private static bool Mentions(string reason, params ReadOnlySpan<string> words)
    {
        foreach (string word in words)
        {
            if (reason.Contains(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
