namespace StagingTools.Sandbox.Gateway;

/// <summary>The scope that a Signature Version 4 credential names: who, where and which service.</summary>
/// <param name="AccessKeyId">Access key id.</param>
/// <param name="Region">Region of the call.</param>
/// <param name="Service">Signing name of the service, in lower case.</param>
internal sealed record CredentialScope(string AccessKeyId, string Region, string Service)
{
    /// <summary>Reads the scope from an Authorization header; null when it is not a Signature Version 4 header.</summary>
    public static CredentialScope? FromAuthorization(string? header)
    {
        if (header is null || !header.StartsWith("AWS4-", StringComparison.Ordinal)) return null;
        const string name = "Credential=";
        int start = header.IndexOf(name, StringComparison.Ordinal);
        if (start < 0) return null;
        start += name.Length;
        int end = header.AsSpan(start).IndexOfAny(',', ' ');
        return Parse(end < 0 ? header[start..] : header.Substring(start, end));
    }

    /// <summary>Reads KEY/DATE/REGION/SERVICE/aws4_request; the key itself may hold slashes.</summary>
    public static CredentialScope? Parse(string? credential)
    {
        string[] parts = credential?.Split('/') ?? [];
        return parts.Length >= 5 && parts[^1] == "aws4_request" && parts[0].Length > 0
            ? new CredentialScope(string.Join('/', parts[..^4]), parts[^3], parts[^2].ToLowerInvariant())
            : null;
    }
}
