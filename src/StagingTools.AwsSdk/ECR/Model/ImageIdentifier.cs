namespace Amazon.ECR.Model;

public class ImageIdentifier
{
    public string? ImageDigest { get; set; }
    public string? ImageTag { get; set; }
}
