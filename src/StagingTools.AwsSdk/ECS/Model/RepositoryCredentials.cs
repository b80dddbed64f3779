namespace Amazon.ECS.Model;

public class RepositoryCredentials
{
    public string? CredentialsParameter { get; set; }
}
