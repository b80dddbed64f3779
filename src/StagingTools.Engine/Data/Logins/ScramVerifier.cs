using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace StagingTools.Engine.Data.Logins;

/// <summary>
/// What PostgreSQL keeps of a password. Sent in place of it, so that the password stands in no statement, and thus in no log of
/// the server (https://www.postgresql.org/docs/current/catalog-pg-authid.html, RFC 5803).
/// </summary>
internal static class ScramVerifier
{
    // PostgreSQL's own number: scram_iterations.
    private const int Iterations = 4096;
    private const int SaltLength = 16;

    /// <summary>A verifier of a password, with a new salt.</summary>
    /// <param name="password">Printable ASCII, which needs no preparation by RFC 4013.</param>
    public static string Of(string password) => Of(password, RandomNumberGenerator.GetBytes(SaltLength));

    /// <summary>A verifier of a password with a salt.</summary>
    /// <param name="password">The password.</param>
    /// <param name="salt">The salt.</param>
    internal static string Of(string password, byte[] salt)
    {
        byte[] salted = Rfc2898DeriveBytes.Pbkdf2(Encoding.ASCII.GetBytes(password), salt, Iterations, HashAlgorithmName.SHA256, SHA256.HashSizeInBytes);
        byte[] stored = SHA256.HashData(HMACSHA256.HashData(salted, "Client Key"u8));
        byte[] server = HMACSHA256.HashData(salted, "Server Key"u8);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"SCRAM-SHA-256${Iterations}:{Convert.ToBase64String(salt)}${Convert.ToBase64String(stored)}:{Convert.ToBase64String(server)}");
    }
}
