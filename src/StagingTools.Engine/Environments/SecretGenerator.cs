using System.Security.Cryptography;

namespace StagingTools.Engine.Environments;

/// <summary>Makes secrets.</summary>
internal static class SecretGenerator
{
    // Letters and digits need no quoting in a URL, a shell or a YAML file, and RDS takes all of them.
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>A random text of letters and digits from the operating system's generator.</summary>
    public static string Next(int length) => RandomNumberGenerator.GetString(Letters, length);
}
