namespace Amazon.ECR.Model;

public class Repository
{
    public string? RepositoryArn { get; set; }
    public string? RegistryId { get; set; }
    public string? RepositoryName { get; set; }
    public string? RepositoryUri { get; set; }
    public DateTime? CreatedAt { get; set; }
    public ImageTagMutability? ImageTagMutability { get; set; }
    public List<ImageTagMutabilityExclusionFilter>? ImageTagMutabilityExclusionFilters { get; set; }
    public ImageScanningConfiguration? ImageScanningConfiguration { get; set; }
    public EncryptionConfiguration? EncryptionConfiguration { get; set; }
}
