namespace Amazon.ECR.Model;

public class DescribeImagesFilter
{
    public TagStatus? TagStatus { get; set; }
    public ImageStatusFilter? ImageStatus { get; set; }
}
