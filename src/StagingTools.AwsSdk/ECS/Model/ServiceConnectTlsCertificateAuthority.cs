namespace Amazon.ECS.Model;

public class ServiceConnectTlsCertificateAuthority
{
    public string? AwsPcaAuthorityArn { get; set; }
}
