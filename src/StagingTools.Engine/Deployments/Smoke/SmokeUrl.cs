using System.Diagnostics.CodeAnalysis;

namespace StagingTools.Engine.Deployments.Smoke;

/// <summary>Addresses that smoke tests are sent to.</summary>
internal static class SmokeUrl
{
    /// <summary>Reads the address of an application, to which paths are added.</summary>
    /// <param name="text">An http or https URL without user name, password, query and fragment.</param>
    /// <param name="url">The address.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out Uri? url) =>
        IsWhole(text, out url) && url.Query.Length == 0 && url.Fragment.Length == 0;

    /// <summary>Reads the address of one test.</summary>
    /// <param name="text">An http or https URL without user name and password.</param>
    /// <param name="url">The address.</param>
    public static bool IsWhole(string text, [NotNullWhen(true)] out Uri? url) =>
        Uri.TryCreate(text, UriKind.Absolute, out url)
        && url.Scheme is "http" or "https"
        && url.Host.Length > 0
        && url.UserInfo.Length == 0
        && !text.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter) || letter == '\\');

    /// <summary>Whether a text is a path that can be added to an address.</summary>
    public static bool IsPath(string text) =>
        text.StartsWith('/') && !text.StartsWith("//", StringComparison.Ordinal) && IsWhole("http://host" + text, out _);

    /// <summary>Where a test is sent.</summary>
    /// <param name="check">The test.</param>
    /// <param name="application">The application's address; may be missing where the test has a whole URL.</param>
    public static Uri Of(SmokeCheck check, Uri? application) => check.IsRelative
        ? new Uri((application?.AbsoluteUri ?? throw new ArgumentNullException(nameof(application))).TrimEnd('/') + check.Target)
        : new Uri(check.Target);
}
