namespace Amazon.RDS.Model;

public class MasterUserSecret
{
    public string? SecretArn { get; set; }
    public string? SecretStatus { get; set; }
    public string? KmsKeyId { get; set; }
}
