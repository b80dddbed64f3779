using System.Security.Cryptography;
using System.Text;
using StagingTools.Engine.Data.Connections;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Data.Masks;

/// <summary>
/// The key of the keyed masks. Whoever has it and an original can tell the pseudonym, so it is a secret of the environment;
/// with the same key the same person has the same pseudonym in the next sync too.
/// </summary>
internal static class MaskingKey
{
    /// <summary>The last part of the secret's name: <c>whatsapp-saas/staging/masking-key</c>.</summary>
    public const string Secret = "masking-key";

    private const int MinimumCharacters = 16;

    /// <summary>Where the key comes from, for the plan.</summary>
    public static string Describe(string? reference, EnvironmentName? environment, bool usesSecrets) =>
        reference
        ?? (usesSecrets && environment is not null
            ? $"secret:{environment.Secret(Secret)} (made when missing)"
            : "made for this run only, so pseudonyms differ from run to run");

    /// <summary>Reads the key, or makes it.</summary>
    /// <param name="context">Variables and the working directory.</param>
    /// <param name="reference">Where the user says that it is; <see langword="null"/> for the environment's own.</param>
    /// <param name="environment">The environment, when there is one.</param>
    /// <param name="usesSecrets">Whether source or target came from Secrets Manager.</param>
    /// <param name="secrets">Where secrets are kept.</param>
    /// <param name="host">Is told when a key is made.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="StagingException"><c>MaskingKeyTooShort</c>, or the reference leads nowhere.</exception>
    public static async Task<byte[]> ResolveAsync(
        StagingContext context,
        string? reference,
        EnvironmentName? environment,
        bool usesSecrets,
        ISecretStore secrets,
        IHost host,
        CancellationToken cancellationToken)
    {
        string key;
        if (reference is not null)
        {
            (string text, _) = await DatabaseReference.ReadAsync(context, reference, secrets, cancellationToken);
            key = text.Trim();
        }
        else if (usesSecrets && environment is not null)
        {
            string name = environment.Secret(Secret);
            if (await secrets.ReadAsync(name, cancellationToken) is { } existing)
            {
                key = existing.Text;
            }
            else
            {
                key = await secrets.CreateAsync(name, "Key of the masks in data syncs.", NewKey(), cancellationToken);
                host.Information($"Made the masking key: secret {name}.");
            }
        }
        else
        {
            key = NewKey();
        }

        if (key.Length < MinimumCharacters)
            throw new StagingException(
                "MaskingKeyTooShort",
                StagingErrorCategory.InvalidArgument,
                $"The masking key of {reference ?? Secret} has fewer than {MinimumCharacters} characters.")
            {
                TargetInput = reference,
                RecommendedAction = "Keep a long random text there, such as that of `openssl rand -hex 32`.",
            };
        return Encoding.UTF8.GetBytes(key);
    }

    /// <summary>Names a key without telling it.</summary>
    public static string Id(byte[] key) => Convert.ToHexStringLower(HMACSHA256.HashData(key, "stagingtools:key-id"u8))[..12];

    private static string NewKey() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
}
