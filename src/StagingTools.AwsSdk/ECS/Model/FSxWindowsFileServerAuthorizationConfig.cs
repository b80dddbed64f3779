namespace Amazon.ECS.Model;

public class FSxWindowsFileServerAuthorizationConfig
{
    public string? CredentialsParameter { get; set; }
    public string? Domain { get; set; }
}
