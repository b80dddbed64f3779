using Npgsql;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Data.Connections;

/// <summary>
/// Finds whose certificates are trusted: those that the URL names, then those that libpq looks for
/// (https://www.postgresql.org/docs/current/libpq-ssl.html), then the system's.
/// </summary>
internal static class TrustedAuthorities
{
    // Where systems keep all their authorities in one file: Debian and Alpine, Red Hat, SUSE, macOS and FreeBSD.
    private static readonly string[] SystemFiles =
    [
        "/etc/ssl/certs/ca-certificates.crt",
        "/etc/pki/tls/certs/ca-bundle.crt",
        "/etc/ssl/ca-bundle.pem",
        "/etc/ssl/cert.pem",
    ];

    /// <summary>The file with the system's authorities; <see langword="null"/> when there is none.</summary>
    public static string? SystemFile => SystemFiles.FirstOrDefault(File.Exists);

    /// <summary>The file with the authorities that an address is verified by; <see langword="null"/> for the system's own.</summary>
    /// <param name="context">The variables and the working directory.</param>
    /// <param name="address">The address.</param>
    /// <param name="origin">Where the address was read; stands in messages.</param>
    /// <exception cref="StagingException"><c>CertificateNotFound</c>.</exception>
    public static string? FileFor(StagingContext context, DatabaseAddress address, string origin)
    {
        if (address.RootCertificate == "system")
            return SystemFile;
        if (address.RootCertificate is { } named)
            return Require(context, "sslrootcert", named, origin);
        if (address.SslMode is not (SslMode.VerifyCA or SslMode.VerifyFull))
            return null;
        if (context.Variable("PGSSLROOTCERT") is { } variable)
            return variable == "system" ? SystemFile : Require(context, "PGSSLROOTCERT", variable, origin);
        return UsualFile(context) is { } usual && File.Exists(usual) ? usual : null;
    }

    /// <summary>A file that a setting names, from the working directory.</summary>
    /// <param name="context">The working directory.</param>
    /// <param name="setting">The setting's name.</param>
    /// <param name="file">The path as given; <see langword="null"/> when it was not.</param>
    /// <param name="origin">Where the setting was read.</param>
    /// <exception cref="StagingException"><c>CertificateNotFound</c>.</exception>
    public static string? Require(StagingContext context, string setting, string? file, string origin)
    {
        if (string.IsNullOrEmpty(file))
            return null;

        string path = Path.GetFullPath(file, context.WorkingDirectory);
        return File.Exists(path)
            ? path
            : throw new StagingException(
                "CertificateNotFound",
                StagingErrorCategory.NotFound,
                $"The file '{path}' that {setting} names for {origin} is not there.")
            {
                TargetInput = file,
                RecommendedAction = $"Correct {setting}, or put the file there.",
            };
    }

    private static string? UsualFile(StagingContext context) =>
        OperatingSystem.IsWindows()
            ? context.Variable("APPDATA") is { } data ? Path.Combine(data, "postgresql", "root.crt") : null
            : context.Variable("HOME") is { } home ? Path.Combine(home, ".postgresql", "root.crt") : null;
}
