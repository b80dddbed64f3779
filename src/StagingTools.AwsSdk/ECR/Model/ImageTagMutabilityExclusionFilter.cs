namespace Amazon.ECR.Model;

public class ImageTagMutabilityExclusionFilter
{
    public ImageTagMutabilityExclusionFilterType? FilterType { get; set; }
    public string? Filter { get; set; }
}
