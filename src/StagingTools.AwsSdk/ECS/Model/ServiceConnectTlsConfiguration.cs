namespace Amazon.ECS.Model;

public class ServiceConnectTlsConfiguration
{
    public ServiceConnectTlsCertificateAuthority? IssuerCertificateAuthority { get; set; }
    public string? KmsKey { get; set; }
    public string? RoleArn { get; set; }
}
