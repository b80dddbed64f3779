using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace StagingTools.Sandbox.Tests.Data;

/// <summary>An authority of the test's own (ca.pem), another one (other.pem), and a server's certificate by the first.</summary>
public sealed class TlsFiles : IDisposable
{
    private static readonly DateTimeOffset From = DateTimeOffset.UtcNow.AddDays(-1);
    private static readonly DateTimeOffset Until = DateTimeOffset.UtcNow.AddDays(1);

    public TlsFiles(string host)
    {
        Folder = Directory.CreateTempSubdirectory("stagingtools-tls-").FullName;
        using X509Certificate2 authority = NewAuthority("CN=authority");
        using X509Certificate2 other = NewAuthority("CN=other");
        using RSA key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        using X509Certificate2 server = request.Create(authority, From, Until, RandomNumberGenerator.GetBytes(8));
        Write("ca.pem", authority.ExportCertificatePem());
        Write("other.pem", other.ExportCertificatePem());
        Write("server.crt", server.ExportCertificatePem());
        Write("server.key", key.ExportPkcs8PrivateKeyPem());
    }

    public string Folder { get; }

    /// <summary>Turns TLS on at a server.</summary>
    public async Task InstallAsync(PostgresCluster server)
    {
        if (Environment.IsPrivilegedProcess)
        {
            using Process chown = Process.Start("chown", ["-R", "postgres", Folder]);
            await chown.WaitForExitAsync();
        }

        foreach (string statement in (string[])
        [
            $"alter system set ssl_cert_file = '{Path.Combine(Folder, "server.crt")}'",
            $"alter system set ssl_key_file = '{Path.Combine(Folder, "server.key")}'",
            "alter system set ssl = on",
            "select pg_reload_conf()",
        ])
            await server.ExecuteAsync("postgres", statement);
        while (await server.ScalarAsync("postgres", "show ssl") != "on")
            await Task.Delay(20);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static X509Certificate2 NewAuthority(string name)
    {
        using RSA key = RSA.Create(2048);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request.CreateSelfSigned(From, Until);
    }

    private void Write(string name, string text)
    {
        string path = Path.Combine(Folder, name);
        File.WriteAllText(path, text);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }
}
