using System.Net;
using Amazon.Runtime;

namespace Amazon.ECR.Model;

public class ServerException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonECRException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public ServerException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class InvalidParameterException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonECRException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public InvalidParameterException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class RepositoryNotFoundException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonECRException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public RepositoryNotFoundException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class LimitExceededException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonECRException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public LimitExceededException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class UnableToGetUpstreamImageException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonECRException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public UnableToGetUpstreamImageException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class ImageNotFoundException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonECRException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public ImageNotFoundException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class ImageAlreadyExistsException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonECRException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public ImageAlreadyExistsException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class LayersNotFoundException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonECRException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public LayersNotFoundException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class ReferencedImagesNotFoundException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonECRException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public ReferencedImagesNotFoundException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class ImageTagAlreadyExistsException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonECRException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public ImageTagAlreadyExistsException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class ImageDigestDoesNotMatchException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonECRException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public ImageDigestDoesNotMatchException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class KmsException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonECRException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public KmsException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }

    public string? KmsError { get; set; }
}
