using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace StagingTools.Engine.Diagnosis.Checks;

/// <summary>The certificate that a web server shows.</summary>
/// <param name="Subject">Whose it is.</param>
/// <param name="NotAfter">When it ends.</param>
/// <param name="Trouble">Why it is not to be trusted; <see langword="null"/> when it is.</param>
internal sealed record ServedCertificate(string Subject, DateTimeOffset NotAfter, string? Trouble)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Asks the server.</summary>
    /// <exception cref="IOException">It does not answer, or does not speak TLS.</exception>
    /// <exception cref="SocketException">It is not reached.</exception>
    /// <exception cref="System.Security.Authentication.AuthenticationException">It does not speak TLS.</exception>
    public static async Task<ServedCertificate> ReadAsync(Uri address, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(address.Host, address.Port, patience.Token);
            ServedCertificate? seen = null;
            await using var stream = new SslStream(client.GetStream(), leaveInnerStreamOpen: false, (_, certificate, _, errors) =>
            {
                if (certificate is not null)
                {
                    using var known = new X509Certificate2(certificate);
                    seen = new ServedCertificate(known.Subject, new DateTimeOffset(known.NotAfter.ToUniversalTime(), TimeSpan.Zero), Describe(errors, known));
                }

                // Nothing is sent: only who answers is looked at, and what is wrong with it is told.
                return seen is not null;
            });
            await stream.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = address.Host }, patience.Token);
            return seen ?? throw new IOException("no certificate is shown.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new IOException($"no answer within {Patience.TotalSeconds:0} seconds.");
        }
    }

    private static string? Describe(SslPolicyErrors errors, X509Certificate2 certificate) => errors switch
    {
        SslPolicyErrors.None => null,
        _ when errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) => "it is made out to another name.",
        _ when certificate.NotAfter < DateTime.Now => "it has ended.",
        _ => "nobody whom this machine trusts made it.",
    };
}
