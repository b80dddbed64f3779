namespace Amazon.ECS.Model;

public class DeploymentEphemeralStorage
{
    public string? KmsKeyId { get; set; }
}
