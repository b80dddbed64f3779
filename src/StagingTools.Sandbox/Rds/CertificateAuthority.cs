using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace StagingTools.Sandbox.Rds;

/// <summary>The sandbox's own authority; it signs one certificate for each database server.</summary>
internal sealed class CertificateAuthority : IDisposable
{
    private static readonly TimeSpan s_life = TimeSpan.FromDays(365);
    private readonly X509Certificate2 _certificate;
    private readonly TimeProvider _time;

    /// <summary>Makes an authority with a new key.</summary>
    public CertificateAuthority(TimeProvider time)
    {
        _time = time;
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=StagingTools sandbox CA", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(
            new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        _certificate = request.CreateSelfSigned(NotBefore(), _time.GetUtcNow() + s_life);
    }

    /// <summary>The authority's certificate in PEM, for clients that verify.</summary>
    public string Pem => _certificate.ExportCertificatePem();

    /// <summary>When the authority's certificates end.</summary>
    public DateTimeOffset ValidUntil => new(_certificate.NotAfter.ToUniversalTime());

    /// <summary>Signs a certificate for a server at an address.</summary>
    /// <returns>Certificate and private key in PEM.</returns>
    public (string Certificate, string Key) Issue(string name, IPAddress address)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(address);
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        byte[] serial = RandomNumberGenerator.GetBytes(16);
        serial[0] &= 0x7f;
        using X509Certificate2 issued =
            request.Create(_certificate, NotBefore(), new DateTimeOffset(_certificate.NotAfter), serial);
        return (issued.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem());
    }

    /// <inheritdoc/>
    public void Dispose() => _certificate.Dispose();

    // A client whose clock is a little behind must not reject a certificate of just now.
    private DateTimeOffset NotBefore() => _time.GetUtcNow() - TimeSpan.FromHours(1);
}
